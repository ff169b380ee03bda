package dev.atelier.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A Markdown table whose columns also line up as plain text: the first one to the left, numbers to the right. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... head) {
        rows.add(List.of(head));
    }

    Table row(String... cells) {
        if (cells.length != rows.getFirst().size()) {
            throw new IllegalArgumentException("A row of " + cells.length + " in a table of "
                    + rows.getFirst().size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    String text() {
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column < rows.getFirst().size(); column++) {
            int index = column;
            widths.add(
                    rows.stream().mapToInt(row -> row.get(index).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        rows.forEach(row -> lines.add(line(row, widths)));
        lines.add(1, rule(widths));
        return String.join("\n", lines) + "\n";
    }

    private static String line(List<String> row, List<Integer> widths) {
        List<String> cells = new ArrayList<>();
        for (int column = 0; column < row.size(); column++) {
            String space = " ".repeat(widths.get(column) - row.get(column).length());
            cells.add(column == 0 ? row.get(column) + space : space + row.get(column));
        }
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String rule(List<Integer> widths) {
        String numbers = widths.stream()
                .skip(1)
                .map(width -> String.join("", Collections.nCopies(width + 1, "-")) + ":|")
                .collect(Collectors.joining());
        return "|" + "-".repeat(widths.getFirst() + 2) + "|" + numbers;
    }
}
