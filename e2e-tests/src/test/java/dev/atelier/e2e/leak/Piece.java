package dev.atelier.e2e.leak;

import java.nio.charset.StandardCharsets;

/**
 * Something that was left behind: a file, a document, a record.
 *
 * @param name where it lies, for people
 * @param text its bytes, each as one character
 */
public record Piece(String name, String text) {

    static Piece of(String name, byte[] bytes) {
        return new Piece(name, new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
