package terms

// IsCut tells whether a query is longer than what is read of it, or a word in it.
func IsCut(query string) bool { return bounded(query) != query }
