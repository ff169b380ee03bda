package dev.atelier.simulator.answer;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a prompt asks of the simulator itself, as {@code [[name=value]]}; the names are in the module's package doc. */
public final class Hints {

    private static final Pattern HINT = Pattern.compile("\\[\\[(\\w+)=(.*?)]](?!])", Pattern.DOTALL);
    private static final Hints NONE = new Hints(Map.of());
    private static final int MOST = 1_000_000;

    private final Map<String, String> values;

    private Hints(Map<String, String> values) {
        this.values = values;
    }

    public static Hints in(String prompt) {
        if (!prompt.contains("[[")) {
            return NONE;
        }
        Map<String, String> values = new TreeMap<>();
        Matcher matcher = HINT.matcher(prompt);
        while (matcher.find()) {
            values.put(matcher.group(1), matcher.group(2));
        }
        return new Hints(values);
    }

    /** The number behind a hint; the fallback where it is absent or no number. */
    public int number(String name, int fallback) {
        String value = values.get(name);
        if (value == null
                || value.isEmpty()
                || value.length() > 7
                || !value.chars().allMatch(Character::isDigit)) {
            return fallback;
        }
        return Math.min(MOST, Integer.parseInt(value));
    }

    public Duration chunkDelay() {
        return Duration.ofMillis(number("delay", 0));
    }

    /** The very text to answer with. */
    public @Nullable String say() {
        return text("say");
    }

    /** What stands behind a hint, null where it is absent. */
    public @Nullable String text(String name) {
        return values.get(name);
    }
}
