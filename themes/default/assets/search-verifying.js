// Search, loaded once a query has what its terms do not prove, a phrase or a long run of characters,
// and once a document is found only by its text in the other language. The first argument is what the
// search lends.

const ONLY_GLOSSARY = 1; // the frequency of a term that stands in no text

// stands verifies the rows of a query on a document, in its own language or the other.
export async function stands(core, answer, d, index, other) {
  const { frequencies, rows, matchPhrase } = core, found = frequencies(answer, d), elsewhere = core.elsewhere(answer, d);
  const texts = async (lang) => { const doc = await index.document(d, lang); return [doc.title, doc.body, doc.trail]; };
  let own, there;
  for (const [g, group] of answer.query.groups.entries()) {
    const may = group.filter((_, i) => found[g][i]), has = (list) => may.some((a) => rows(a).every((r) => list.some((t) => matchPhrase(r, t))));
    if (group.some((a, i) => found[g][i] && (!rows(a).length || !a.phrase && found[g][i] === ONLY_GLOSSARY)) || has(own ||= await texts(index.lang))) continue;
    if (!elsewhere || !has(there ||= await texts(other))) return false;
  }
  return true;
}

const seen = window.IntersectionObserver && new IntersectionObserver((all) => {
  for (const { isIntersecting, target } of all) if (isIntersecting) { seen.unobserve(target); target.onseen(); }
});

// watch puts a passage of the other language into a result that only that answers, once somebody looks
// at it: what nobody sees is not fetched.
export function watch(core, page, result, { query }, d) {
  result.onseen = async () => {
    const there = await page.index.document(d, page.other).catch(() => {}), own = result.querySelector(".passage > :last-child");
    if (!there) return;
    own.lang = page.place.otherTag;
    own.replaceChildren(...core.passage(query, there.title + "\n" + there.body, core.LENGTH[page.other]));
  };
  seen?.observe(result);
}
