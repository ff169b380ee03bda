package dev.atelier.aiproxy.plugin;

import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.pf4j.ManifestPluginDescriptorFinder;
import org.pf4j.PluginRuntimeException;

/** Reads what a jar says of itself, and refuses in words what PF4J would stumble over or let pass. */
final class StrictManifest extends ManifestPluginDescriptorFinder {

    private static final String NAME = "[A-Za-z0-9._+-]{1,100}";
    private static final String NUMBER = "(0|[1-9]\\d{0,8})"; // no zero before it: semver.org, 2
    private static final String VERSION = NUMBER + "\\." + NUMBER + "\\." + NUMBER;

    @Override
    protected Manifest readManifest(Path jar) {
        Manifest manifest = read(jar);
        Attributes said = manifest.getMainAttributes();
        require(said, PLUGIN_ID, NAME);
        require(said, PLUGIN_VERSION, NAME);
        require(said, PLUGIN_REQUIRES, VERSION);
        forbid(said, PLUGIN_DEPENDENCIES, "a plug-in sees no other");
        forbid(said, Attributes.Name.CLASS_PATH.toString(), "all of a plug-in is in its one jar");
        return manifest;
    }

    private Manifest read(Path jar) {
        try {
            @Nullable Manifest manifest = super.readManifest(jar);
            if (manifest == null) {
                throw new RefusedPluginException("it has no META-INF/MANIFEST.MF");
            }
            return manifest;
        } catch (PluginRuntimeException unreadable) {
            throw new RefusedPluginException("it is no jar, or not a whole one");
        }
    }

    private static void require(Attributes said, String name, String form) {
        String value = said.getValue(name);
        if (value == null) {
            throw new RefusedPluginException("its manifest says no " + name);
        }
        if (!value.matches(form)) {
            throw new RefusedPluginException("its manifest has a " + name + " of the wrong form");
        }
    }

    private static void forbid(Attributes said, String name, String why) {
        if (said.getValue(name) != null) {
            throw new RefusedPluginException("its manifest says " + name + ", but " + why);
        }
    }
}
