package dev.atelier.user.account;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a user likes the front end. Kept and given back; only {@code language} means something to us.
 *
 * @param theme name of a theme
 * @param language BCP 47 tag
 * @param notifications switches of the front end by name
 */
public record Preferences(String theme, String language, Map<String, Object> notifications) {

    public static final String DEFAULT_THEME = "system";
    public static final String DEFAULT_LANGUAGE = "zh-CN";

    public Preferences(@Nullable String theme, @Nullable String language, @Nullable Map<String, Object> notifications) {
        this.theme = Objects.requireNonNullElse(theme, DEFAULT_THEME);
        this.language = Objects.requireNonNullElse(language, DEFAULT_LANGUAGE);
        this.notifications = notifications == null ? Map.of() : Map.copyOf(notifications);
    }

    public static Preferences defaults() {
        return new Preferences(DEFAULT_THEME, DEFAULT_LANGUAGE, Map.of());
    }
}
