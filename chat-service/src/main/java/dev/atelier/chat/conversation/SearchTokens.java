package dev.atelier.chat.conversation;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Plain-text search without a search engine: a title is stored with its tokens, a query matches if the title has all of
 * the query's. Of words written with letters every beginning is a token, so that a word is found while it is typed;
 * of Chinese, Japanese and Korean, which do not separate words, every character and every pair of neighbours.
 */
final class SearchTokens {

    /** A longer word is found by its first characters or whole. */
    static final int LONGEST_BEGINNING = 20;

    private static final int MOST_OF_A_QUERY = 40;

    private SearchTokens() {}

    /** What a title is found by. */
    static Set<String> ofTitle(@Nullable String title) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Run run : runs(title)) {
            if (run.ideographic()) {
                tokens.addAll(run.characters());
                tokens.addAll(run.pairs());
            } else {
                tokens.addAll(run.beginnings());
            }
        }
        return tokens;
    }

    /** What a title must have to be found; empty if the query holds nothing to search for. */
    static Set<String> ofQuery(String query) {
        Set<String> tokens = new LinkedHashSet<>();
        for (Run run : runs(query)) {
            if (!run.ideographic()) {
                tokens.add(run.text());
            } else {
                tokens.addAll(run.length() == 1 ? run.characters() : run.pairs());
            }
        }
        return tokens.size() <= MOST_OF_A_QUERY
                ? tokens
                : new LinkedHashSet<>(List.copyOf(tokens).subList(0, MOST_OF_A_QUERY));
    }

    private static List<Run> runs(@Nullable String text) {
        List<Run> runs = new ArrayList<>();
        if (text == null) {
            return runs;
        }
        int[] points = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .toArray();
        int start = 0;
        for (int end = 1; end <= points.length; end++) {
            if (end == points.length || kind(points[end]) != kind(points[start])) {
                if (kind(points[start]) != Kind.SEPARATOR) {
                    runs.add(new Run(points, start, end, kind(points[start]) == Kind.IDEOGRAPH));
                }
                start = end;
            }
        }
        return runs;
    }

    private static Kind kind(int point) {
        if (isIdeograph(point)) {
            return Kind.IDEOGRAPH;
        }
        boolean mark = Character.getType(point) == Character.NON_SPACING_MARK;
        return Character.isLetterOrDigit(point) || mark ? Kind.LETTER : Kind.SEPARATOR;
    }

    private static boolean isIdeograph(int point) {
        return switch (Character.UnicodeScript.of(point)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> true;
            default -> false;
        };
    }

    private enum Kind {
        LETTER,
        IDEOGRAPH,
        SEPARATOR
    }

    /** Neighbouring characters of one kind. */
    private record Run(int[] points, int start, int end, boolean ideographic) {

        int length() {
            return end - start;
        }

        String text() {
            return part(start, end);
        }

        List<String> characters() {
            return windows(1);
        }

        List<String> pairs() {
            return windows(2);
        }

        List<String> beginnings() {
            List<String> beginnings = new ArrayList<>();
            for (int length = 1; length <= Math.min(LONGEST_BEGINNING, length()); length++) {
                beginnings.add(part(start, start + length));
            }
            beginnings.add(text());
            return beginnings;
        }

        private List<String> windows(int width) {
            List<String> windows = new ArrayList<>();
            for (int from = start; from + width <= end; from++) {
                windows.add(part(from, from + width));
            }
            return windows;
        }

        private String part(int from, int to) {
            return new String(points, from, to - from);
        }
    }
}
