package dev.atelier.e2e.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A search for texts in all their {@link Forms}, and for whatever has a shape.
 *
 * @param shape of secrets that the platform makes itself; {@code null} for none
 */
public record Search(List<String> forms, @Nullable Pattern shape) {

    private static final int AROUND = 60;

    public static Search of(String... texts) {
        Stream<byte[]> bytes = Stream.of(texts).map(text -> text.getBytes(StandardCharsets.UTF_8));
        return ofBytes(bytes.toList());
    }

    static Search ofBytes(Collection<byte[]> secrets) {
        return new Search(
                secrets.stream().flatMap(secret -> Forms.of(secret).stream()).toList(), null);
    }

    public Search orShape(String regularExpression) {
        return new Search(forms, Pattern.compile(regularExpression));
    }

    /** A line for each piece that holds what is looked for: its name, and the place in it. */
    public List<String> in(List<Piece> pieces) {
        List<String> found = new ArrayList<>();
        for (Piece piece : pieces) {
            first(piece.text()).ifPresent(at -> found.add(piece.name() + ": …" + around(piece.text(), at) + "…"));
        }
        return found;
    }

    private OptionalInt first(String text) {
        for (String form : forms) {
            int at = text.indexOf(form);
            if (at >= 0) {
                return OptionalInt.of(at);
            }
        }
        if (shape == null) {
            return OptionalInt.empty();
        }
        Matcher matcher = shape.matcher(text);
        return matcher.find() ? OptionalInt.of(matcher.start()) : OptionalInt.empty();
    }

    private static String around(String text, int at) {
        return text.substring(Math.max(0, at - AROUND), Math.min(text.length(), at + AROUND))
                .replaceAll("[^ -~]+", " ");
    }
}
