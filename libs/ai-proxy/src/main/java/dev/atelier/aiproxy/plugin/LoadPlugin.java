package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.plugin.guard.Boundary;
import dev.atelier.aiproxy.plugin.guard.GuardedType;
import dev.atelier.aiproxy.spi.AdapterType;
import dev.atelier.aiproxy.spi.ProviderException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import org.pf4j.PluginRuntimeException;

/**
 * Takes a jar and asks it for its adapters. What runs is a copy, so the file may be changed or deleted while calls run on it;
 * the copy and its classes go when nothing of the plug-in can be called any more and the garbage collector has seen so.
 */
final class LoadPlugin {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final String ADAPTER_NAME = "[a-z0-9][a-z0-9-]{0,49}";

    private final JarCopies copies;
    private final Duration readyWithin;
    private final MeterRegistry metrics;

    LoadPlugin(JarCopies copies, Duration readyWithin, MeterRegistry metrics) {
        this.copies = copies;
        this.readyWithin = readyWithin;
        this.metrics = metrics;
    }

    /**
     * Loads one.
     *
     * @throws RefusedPluginException if it is none, or fails
     */
    LoadedPlugin load(Path jar) {
        Path copy = copies.take(jar);
        PluginHost host = host(copy);
        Counter failures = Counter.builder("atelier.plugin.failures")
                .description("how often the code of a plug-in threw what it must not")
                .tag("file", jar.getFileName().toString())
                .register(metrics);
        var boundary = new Boundary("Plug-in " + jar.getFileName(), host.loader(), readyWithin, failures::increment);
        Cleaner.Cleanable rest = CLEANER.register(boundary, () -> unload(host, copy));
        try {
            List<GuardedType> types = boundary.setUp(() -> types(host.loader(), boundary));
            refuseBadNames(types);
            return new LoadedPlugin(host.label(), types);
        } catch (ProviderException.Malformed | RefusedPluginException failed) {
            rest.clean();
            throw new RefusedPluginException(String.valueOf(failed.getMessage()));
        }
    }

    private PluginHost host(Path copy) {
        try {
            return new PluginHost(copy);
        } catch (RefusedPluginException | PluginRuntimeException refused) {
            copies.delete(copy);
            throw new RefusedPluginException(String.valueOf(refused.getMessage()));
        } catch (RuntimeException unforeseen) { // PF4J lets through what its own libraries throw
            copies.delete(copy);
            throw new RefusedPluginException("it cannot be read: " + unforeseen);
        }
    }

    private void unload(PluginHost host, Path copy) {
        host.unloadPlugins();
        copies.delete(copy);
    }

    /** As {@code META-INF/services} names them. */
    private static List<GuardedType> types(ClassLoader loader, Boundary boundary) {
        List<GuardedType> types = new ArrayList<>();
        for (AdapterType type : ServiceLoader.load(AdapterType.class, loader)) {
            types.add(new GuardedType(String.valueOf(type.name()), type, boundary));
        }
        return types;
    }

    private static void refuseBadNames(List<GuardedType> types) {
        if (types.isEmpty()) {
            throw new RefusedPluginException("it names no adapter in META-INF/services/" + AdapterType.class.getName());
        }
        Set<String> names = new HashSet<>();
        for (GuardedType type : types) {
            if (!type.name().matches(ADAPTER_NAME)) {
                throw new RefusedPluginException("an adapter's name is lower-case letters, digits and hyphens");
            }
            if (!names.add(type.name())) {
                throw new RefusedPluginException("it has two adapters of the name " + type.name());
            }
        }
    }
}
