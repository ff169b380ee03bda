package dev.atelier.simulator.answer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Sentences out of words that are one token each, so that the token count of an answer is known while it is written.
 * The tokenizer splits at spaces and full stops, hence the count stays true for the joined text.
 */
public final class Prose {

    private static final int SHORTEST_SENTENCE = 5;
    private static final int SENTENCE_SPREAD = 9;

    private final List<Piece> inside = new ArrayList<>();
    private final List<Piece> opening = new ArrayList<>();
    private final List<Piece> first = new ArrayList<>();
    private final Piece stop = new Piece(".", 1);

    public Prose() {
        for (String word : words()) {
            String capital = word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            inside.add(new Piece(" " + word, 1));
            opening.add(new Piece(" " + capital, 1));
            first.add(new Piece(capital, 1));
        }
    }

    /** Exactly that many tokens, the same ones for the same seed. */
    public Answer write(long seed, int tokens) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Piece> pieces = new ArrayList<>(tokens);
        List<Piece> next = first;
        int sentence = SHORTEST_SENTENCE;
        for (int left = tokens; left > 0; left--) {
            boolean last = left == 1 && tokens > 1;
            if (last || (sentence <= 0 && left > 2)) {
                pieces.add(stop);
                next = opening;
                sentence = SHORTEST_SENTENCE + random.nextInt(SENTENCE_SPREAD);
            } else {
                pieces.add(next.get(random.nextInt(next.size())));
                next = inside;
                sentence--;
            }
        }
        return new Answer(pieces, tokens, false);
    }

    private static List<String> words() {
        try (InputStream file = Objects.requireNonNull(Prose.class.getResourceAsStream("words.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
