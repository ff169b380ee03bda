package dev.atelier.platform.i18n;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** Looks texts up in the service's and the starter's message bundles. Never blocks, never throws for an unknown key. */
public final class Messages {

    private final MessageSource source;

    /** Texts of {@code source}, which should fall back to no system locale. */
    public Messages(MessageSource source) {
        this.source = source;
    }

    /** The texts of this jar and of the calling application, without a Spring context. */
    public static Messages bundled() {
        return new Messages(Bundles.open(Stream.empty()));
    }

    /** The text of {@code key} with its placeholders filled in order, or the key itself when no bundle has it. */
    public String text(String key, Locale locale, Object... args) {
        return text(key, locale, List.of(args));
    }

    /** The text of {@code key} with its placeholders filled in order, or the key itself when no bundle has it. */
    public String text(String key, Locale locale, List<Object> args) {
        return Template.fill(Objects.requireNonNull(source.getMessage(key, null, key, locale)), args);
    }

    /** The language to answer in, wherever in the filter chain the request is. */
    public Locale localeOf(HttpServletRequest request) {
        return CallerLocale.of(request);
    }
}
