package dev.atelier.simulator.answer;

import java.util.List;

/** A text in pieces with its true token count, and whether it was cut by the token limit. */
public record Answer(List<Piece> pieces, int tokens, boolean cut) {

    public static Answer whole(List<Piece> pieces) {
        return new Answer(pieces, tokensOf(pieces), false);
    }

    public String text() {
        StringBuilder text = new StringBuilder(pieces.size() * 8);
        for (Piece piece : pieces) {
            text.append(piece.text());
        }
        return text.toString();
    }

    /** At most that many tokens of it. */
    public Answer limitedTo(int maxTokens) {
        if (tokens <= maxTokens) {
            return this;
        }
        int kept = 0;
        int used = 0;
        while (used + pieces.get(kept).tokens() <= maxTokens) {
            used += pieces.get(kept).tokens();
            kept++;
        }
        return new Answer(pieces.subList(0, kept), used, true);
    }

    /** Ends before the first stop sequence, which is never part of the answer. */
    public Answer stoppedAt(List<String> stops, TokenCounter counter) {
        if (stops.isEmpty()) {
            return this;
        }
        String text = text();
        int end = text.length();
        for (String stop : stops) {
            int found = stop.isEmpty() ? -1 : text.indexOf(stop);
            end = found < 0 ? end : Math.min(end, found);
        }
        return end == text.length() ? this : whole(counter.split(text.substring(0, end)));
    }

    private static int tokensOf(List<Piece> pieces) {
        int tokens = 0;
        for (Piece piece : pieces) {
            tokens += piece.tokens();
        }
        return tokens;
    }
}
