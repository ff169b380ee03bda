package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.plugin.guard.GuardedType;
import java.util.List;

/**
 * A plug-in that can be used.
 *
 * @param label its id and version, as its manifest has them
 * @param types what it brings; never empty
 */
record LoadedPlugin(String label, List<GuardedType> types) {

    LoadedPlugin {
        types = List.copyOf(types);
    }

    List<String> names() {
        return types.stream().map(GuardedType::name).toList();
    }
}
