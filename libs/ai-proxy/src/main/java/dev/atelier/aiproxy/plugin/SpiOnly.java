package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.spi.AdapterType;
import java.util.List;

/**
 * All that a plug-in sees beside itself and the JDK: the SPI, and what the SPI's own signatures speak of. It has no
 * resources, so that nothing of the service is found by name either.
 */
final class SpiOnly extends ClassLoader {

    private static final List<String> SHARED = List.of(
            AdapterType.class.getPackageName() + ".",
            "tools.jackson.core.",
            "tools.jackson.databind.",
            "com.fasterxml.jackson.annotation.",
            "org.jspecify.annotations.");

    SpiOnly() {
        super("spi-only", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (SHARED.stream().noneMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, AdapterType.class.getClassLoader());
    }
}
