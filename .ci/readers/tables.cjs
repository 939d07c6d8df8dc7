// Reads the data of a built site by libraries of others: each table of the Data Package with its types and references
// (datapackage), and the workbook (exceljs). Called by ./run, which installs them.
const path = require("node:path");
const { Package } = require("datapackage");
const ExcelJS = require("exceljs");

const folder = path.join(process.argv[2], "data");
const faults = [];

async function readTables() {
  const pack = await Package.load(path.join(folder, "datapackage.json"), { basePath: folder });
  if (!pack.valid) faults.push(...pack.errors.map(String));
  const counts = {};
  for (const table of pack.resources) {
    try {
      counts[table.name] = (await table.read({ keyed: true, relations: true })).length;
    } catch (fault) {
      const all = fault.errors?.length ? fault.errors : [fault];
      faults.push(`${table.name}: ${all.slice(0, 3).map((f) => f.message).join("; ")}`);
    }
  }
  return [pack, counts];
}

// The types of cells that the types of columns give.
const typeOfCell = { number: "number", boolean: "boolean", date: "object", string: "string" };

async function readWorkbook(pack, counts) {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(path.join(folder, "gazette.xlsx"));
  for (const table of pack.resources) {
    const sheet = book.getWorksheet(table.name);
    if (!sheet) {
      faults.push(`the workbook has no sheet ${table.name}`);
      continue;
    }
    const rows = sheet.actualRowCount - 1;
    if (rows !== counts[table.name]) faults.push(`sheet ${table.name} has ${rows} rows, not ${counts[table.name]}`);
    const filters = Object.keys(sheet.tables).length;
    if (filters !== 1) faults.push(`sheet ${table.name} has ${filters} tables with filters`);
    table.schema.fields.forEach((field, i) => {
      const column = sheet.getColumn(i + 1);
      if (column.values[1] !== field.name) faults.push(`${table.name}: heading ${column.values[1]}, not ${field.name}`);
      if (!(column.width >= 8)) faults.push(`${table.name}: ${field.name} is ${column.width} wide`);
      for (const value of column.values.slice(2)) {
        if (value !== undefined && value !== null && typeof value !== typeOfCell[field.type]) {
          faults.push(`${table.name}: ${field.name} has ${JSON.stringify(value)}, no ${field.type}`);
          break;
        }
      }
    });
  }
}

(async () => {
  const [pack, counts] = await readTables();
  await readWorkbook(pack, counts);
  const rows = Object.values(counts).reduce((a, b) => a + b, 0);
  console.log(`${Object.keys(counts).length} tables with ${rows} rows read by datapackage and exceljs`);
  for (const fault of faults) console.error(fault);
  process.exit(faults.length ? 1 : 0);
})();
