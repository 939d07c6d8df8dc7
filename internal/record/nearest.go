package record

// Nearest returns the one of the known ids that was probably meant, or "" when none is near.
func Nearest(id string, known []string) string { return nearest(id, known) }
