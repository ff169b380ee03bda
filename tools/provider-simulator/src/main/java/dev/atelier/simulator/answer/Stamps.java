package dev.atelier.simulator.answer;

import java.util.AbstractList;

/**
 * Pieces that say when they are taken: {@code 000007@0000012345678901234} followed by a space, the number of the piece and
 * {@link System#nanoTime()}, which on Linux is the same clock in every process. Always of one length, hence of one token count.
 */
public final class Stamps extends AbstractList<Piece> {

    /** o200k_base cuts digits in groups of three: 2 tokens, 1 for the sign, 7, and 1 for the space. */
    static final int TOKENS_EACH = 11;

    private static final int NUMBER_DIGITS = 6;
    private static final int TIME_DIGITS = 19;

    private final int count;

    public Stamps(int count) {
        this.count = count;
    }

    @Override
    public Piece get(int index) {
        StringBuilder text = new StringBuilder(NUMBER_DIGITS + TIME_DIGITS + 2);
        padded(text, index, NUMBER_DIGITS);
        text.append('@');
        padded(text, System.nanoTime(), TIME_DIGITS);
        return new Piece(text.append(' ').toString(), TOKENS_EACH);
    }

    @Override
    public int size() {
        return count;
    }

    private static void padded(StringBuilder text, long number, int digits) {
        String plain = Long.toString(number);
        text.repeat('0', Math.max(0, digits - plain.length())).append(plain);
    }
}
