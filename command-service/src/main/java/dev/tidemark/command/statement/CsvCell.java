package dev.tidemark.command.statement;

/// A cell and the line its row begins on.
record CsvCell(int line, String text) {}
