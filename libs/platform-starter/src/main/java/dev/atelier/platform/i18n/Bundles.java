package dev.atelier.platform.i18n;

import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

/** The message bundles on the class path: the service's {@code messages} before the starter's. */
final class Bundles {

    private Bundles() {}

    static MessageSource open() {
        var source = new ResourceBundleMessageSource();
        source.setBasenames(Stream.of("messages", "atelier-messages")
                .filter(name -> new ClassPathResource(name + ".properties").exists())
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
