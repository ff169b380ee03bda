package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import dev.atelier.aiproxy.spi.ProviderConfig;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Settings by name, some of them below others. What is wanted and not there, what is wrong, and what nobody wanted is refused
 * by its full name in the catalogue.
 */
final class Settings {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m)");

    private final String place;
    private final Map<String, String> values;
    private final String prefix;
    private final Set<String> read;

    private Settings(String place, Map<String, String> values, String prefix, Set<String> read) {
        this.place = place;
        this.values = values;
        this.prefix = prefix;
        this.read = read;
    }

    static Settings of(ProviderConfig provider) {
        String place = "atelier.catalogue.providers." + provider.name() + ".options.";
        return new Settings(place, provider.options(), "", new HashSet<>());
    }

    /** Those below {@code name}; {@code null} if there are none. */
    @Nullable
    Settings below(String name) {
        String inner = prefix + name + ".";
        return values.keySet().stream().anyMatch(key -> key.startsWith(inner)) ? at(inner) : null;
    }

    /** Those below {@code name}, all of which may be missing. */
    Settings within(String name) {
        return at(prefix + name + ".");
    }

    private Settings at(String inner) {
        return new Settings(place, values, inner, read);
    }

    String text(String name) {
        String value = optional(name);
        if (value == null) {
            throw wrong(name, "is missing");
        }
        return value;
    }

    @Nullable
    String optional(String name) {
        read.add(prefix + name);
        String value = values.get(prefix + name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    String text(String name, String fallback) {
        String value = optional(name);
        return value == null ? fallback : value;
    }

    Expression expression(String name) {
        return Expression.compile(place + prefix + name, text(name));
    }

    @Nullable
    Expression optionalExpression(String name) {
        return optional(name) == null ? null : expression(name);
    }

    /** Words, separated by commas. */
    Set<String> words(String name) {
        return Set.of(text(name, "").isEmpty() ? new String[0] : text(name).split("\\s*,\\s*"));
    }

    /** Such as {@code 500ms}, {@code 10s}, {@code 2m}. */
    Duration duration(String name, Duration fallback) {
        String value = optional(name);
        if (value == null) {
            return fallback;
        }
        Matcher matcher = DURATION.matcher(value);
        if (!matcher.matches()) {
            throw wrong(name, "is no time such as 500ms, 10s or 2m");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            default -> Duration.ofMinutes(amount);
        };
    }

    /** All of them, by the rest of their names. */
    Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                read.add(name);
                all.put(name.substring(prefix.length()), value);
            }
        });
        return all;
    }

    void refuseWhatNobodyRead() {
        for (String name : values.keySet()) {
            if (!read.contains(name)) {
                throw new IllegalArgumentException(place + name + " is no setting of the generic adapter");
            }
        }
    }

    IllegalArgumentException wrong(String name, String why) {
        return new IllegalArgumentException(place + prefix + name + " " + why);
    }
}
