package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.spi.SpiVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pf4j.AbstractPluginManager;
import org.pf4j.ClassLoadingStrategy;
import org.pf4j.ClassLoadingStrategy.Source;
import org.pf4j.DefaultExtensionFactory;
import org.pf4j.DefaultExtensionFinder;
import org.pf4j.ExtensionFactory;
import org.pf4j.ExtensionFinder;
import org.pf4j.JarPluginLoader;
import org.pf4j.JarPluginRepository;
import org.pf4j.Plugin;
import org.pf4j.PluginClassLoader;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginDescriptorFinder;
import org.pf4j.PluginFactory;
import org.pf4j.PluginLoader;
import org.pf4j.PluginRepository;
import org.pf4j.PluginState;
import org.pf4j.PluginStatusProvider;
import org.pf4j.PluginWrapper;
import org.pf4j.VersionManager;

/**
 * PF4J for one plug-in, so that one can be taken out while calls still run on it and its successor has come. It gives the
 * jar a class loader that sees {@link SpiOnly}; a jar cannot bring its own version of what it shares with the platform.
 */
final class PluginHost extends AbstractPluginManager {

    private static final ClassLoadingStrategy PLATFORM_FIRST =
            new ClassLoadingStrategy(List.of(Source.APPLICATION, Source.PLUGIN));

    private final PluginWrapper plugin;
    private @Nullable PluginClassLoader made;

    /**
     * Takes one jar.
     *
     * @throws RefusedPluginException if it does not describe itself, or was built for another SPI
     */
    PluginHost(Path jar) {
        super(List.of(jar));
        setSystemVersion(SpiVersion.CURRENT);
        setExactVersionAllowed(true);
        try {
            plugin = started(jar);
        } catch (RuntimeException failed) {
            closeLoader(); // PF4J does not, where it fails half-way
            throw failed;
        }
    }

    private PluginWrapper started(Path jar) {
        String id = loadPlugin(jar);
        PluginWrapper loaded = getPlugin(id);
        if (startPlugin(id) != PluginState.STARTED) {
            throw new RefusedPluginException("it was built for SPI "
                    + loaded.getDescriptor().getRequires() + ", this one is " + SpiVersion.CURRENT);
        }
        return loaded;
    }

    private void closeLoader() {
        PluginClassLoader loader = made;
        try {
            if (loader != null) {
                loader.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ClassLoader loader() {
        return plugin.getPluginClassLoader();
    }

    /** Its id and version, as its manifest has them. */
    String label() {
        return getPluginLabel(plugin.getDescriptor());
    }

    @Override
    protected PluginDescriptorFinder createPluginDescriptorFinder() {
        return new StrictManifest();
    }

    @Override
    protected VersionManager createVersionManager() {
        return new SpiCompatibility();
    }

    @Override
    protected PluginLoader createPluginLoader() {
        return new JarPluginLoader(this) {
            @Override
            protected PluginClassLoader createPluginClassLoader(Path jar, PluginDescriptor descriptor) {
                var loader = new PluginClassLoader(pluginManager, descriptor, new SpiOnly(), PLATFORM_FIRST);
                made = loader;
                return loader;
            }
        };
    }

    /** PF4J's own plug-in classes are nothing that an adapter needs, or sees. */
    @Override
    protected PluginFactory createPluginFactory() {
        return wrapper -> new Plugin() {};
    }

    @Override
    protected PluginStatusProvider createPluginStatusProvider() {
        return new AllEnabled();
    }

    @Override
    protected PluginRepository createPluginRepository() {
        return new JarPluginRepository(getPluginsRoots());
    }

    @Override
    protected ExtensionFinder createExtensionFinder() {
        return new DefaultExtensionFinder(this);
    }

    @Override
    protected ExtensionFactory createExtensionFactory() {
        return new DefaultExtensionFactory();
    }

    /** Who does not want a plug-in takes it out of the folder. */
    private static final class AllEnabled implements PluginStatusProvider {

        @Override
        public boolean isPluginDisabled(String id) {
            return false;
        }

        @Override
        public void disablePlugin(String id) {}

        @Override
        public void enablePlugin(String id) {}
    }
}
