package dev.atelier.platform.i18n;

import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ClassPathResource;

/** The message bundles on the class path: the service's {@code messages}, those of libraries, the starter's. */
final class Bundles {

    private Bundles() {}

    static MessageSource open(Stream<MessageBundle> ofLibraries) {
        Stream<String> names = Stream.concat(Stream.of("messages"), ofLibraries.map(MessageBundle::basename));
        var source = new ResourceBundleMessageSource();
        source.setBasenames(Stream.concat(names, Stream.of("atelier-messages"))
                .filter(name -> new ClassPathResource(name + ".properties").exists())
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        return source;
    }
}
