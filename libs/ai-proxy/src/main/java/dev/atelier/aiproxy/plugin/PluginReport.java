package dev.atelier.aiproxy.plugin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of one jar.
 *
 * @param file its name in the folder
 * @param plugin id and version of what runs; {@code null} if nothing does
 * @param adapters what it brings to the catalogue, if it is not refused
 * @param refused why the file is not taken; {@code null} if it is. A version of before may still run
 */
public record PluginReport(
        String file,
        @Nullable String plugin,
        List<String> adapters,
        @Nullable String refused) {}
