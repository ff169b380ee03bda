package dev.atelier.platform.i18n;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;

/** Picks the language of an answer: the first of Chinese and English that the caller accepts, else Chinese. */
final class CallerLocale {

    static final Locale DEFAULT = Locale.SIMPLIFIED_CHINESE;

    private CallerLocale() {}

    static Locale of(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Language");
        if (accepted == null || accepted.isBlank()) {
            return DEFAULT; // otherwise the container would offer the JVM's own locale
        }
        for (Locale wanted : Collections.list(request.getLocales())) {
            switch (wanted.getLanguage()) {
                case "zh" -> {
                    return DEFAULT;
                }
                case "en" -> {
                    return Locale.ENGLISH;
                }
                default -> {
                    // a language we do not speak: the next one may do
                }
            }
        }
        return DEFAULT;
    }
}
