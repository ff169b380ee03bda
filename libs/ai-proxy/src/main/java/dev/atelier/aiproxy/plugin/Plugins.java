package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.route.AdapterTypes;
import dev.atelier.aiproxy.spi.AdapterType;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The adapters that are built in, and those of the jars in the folder as it was at the last look. */
public final class Plugins implements AdapterTypes {

    private static final Logger LOG = LoggerFactory.getLogger(Plugins.class);

    private final Map<String, AdapterType> builtIn;
    private final PluginFolder folder;
    private final LoadPlugin load;
    private final Duration settledAfter;
    private final Clock clock;

    /** In order of arrival: a name belongs to who had it first. */
    private final Map<String, Found> found = new LinkedHashMap<>();

    private Map<String, Stamp> before = Map.of();
    private String trouble = "";
    private volatile Map<String, AdapterType> byName;
    private volatile List<PluginReport> reports = List.of();

    /**
     * No plug-in yet.
     *
     * @param settledAfter a file that has been the same for so long has been copied to its end
     */
    Plugins(AdapterTypes builtIn, PluginFolder folder, LoadPlugin load, Duration settledAfter, Clock clock) {
        this.builtIn = builtIn.byName();
        this.folder = folder;
        this.load = load;
        this.settledAfter = settledAfter;
        this.clock = clock;
        this.byName = this.builtIn;
    }

    @Override
    public Map<String, AdapterType> byName() {
        return byName;
    }

    /** What became of each jar. */
    public List<PluginReport> reports() {
        return reports;
    }

    /**
     * Looks at the folder: takes what is new or has changed, and forgets what is gone.
     *
     * @return whether there are other adapters than before
     */
    synchronized boolean look() {
        try {
            Map<String, Stamp> now = folder.look();
            found.keySet().retainAll(now.keySet());
            now.forEach(this::takeIfNew);
            before = now;
        } catch (UncheckedIOException unreadable) {
            tellTrouble(unreadable.toString());
            return false;
        }
        trouble = "";
        return goOn();
    }

    private void takeIfNew(String name, Stamp stamp) {
        if (isNew(name, stamp) && isSettled(name, stamp)) {
            take(name, stamp);
        }
    }

    private void tellTrouble(String what) {
        if (!trouble.equals(what)) {
            trouble = what;
            LOG.error("The folder of plug-ins cannot be read, all stay that were there before: {}", what);
        }
    }

    private boolean isNew(String name, Stamp stamp) {
        Found known = found.get(name);
        return known == null || !stamp.equals(known.stamp());
    }

    private boolean isSettled(String name, Stamp stamp) {
        Instant settled = clock.instant().minus(settledAfter);
        return stamp.equals(before.get(name)) || stamp.modified().isBefore(settled);
    }

    private void take(String name, Stamp stamp) {
        Found taken = load(name, stamp);
        if (stamp.equals(folder.stampOf(name))) { // else it was written to meanwhile, and who knows what was read
            found.put(name, taken);
        }
    }

    /** Where the new version of a jar is refused, the one before stays. */
    private Found load(String name, Stamp stamp) {
        try {
            return new Found(stamp, load.load(folder.path().resolve(name)), null);
        } catch (RefusedPluginException refused) {
            Found known = found.get(name);
            return new Found(
                    refused.isLasting() ? stamp : null, known == null ? null : known.plugin(), refused.getMessage());
        }
    }

    private boolean goOn() {
        Map<String, AdapterType> types = new TreeMap<>(builtIn);
        List<PluginReport> next = new ArrayList<>();
        found.forEach((name, file) -> next.add(file.join(name, types)));
        tell(reports, next);
        reports = List.copyOf(next);
        boolean changed = !types.equals(byName);
        byName = types;
        return changed;
    }

    private static void tell(List<PluginReport> before, List<PluginReport> after) {
        after.stream().filter(report -> !before.contains(report)).forEach(report -> {
            if (report.refused() != null) {
                LOG.error("Plug-in {} is refused: {}", report.file(), report.refused());
            } else {
                LOG.info("Plug-in {} is {} and brings {}", report.file(), report.plugin(), report.adapters());
            }
        });
        before.stream()
                .map(PluginReport::file)
                .filter(file -> after.stream().noneMatch(report -> report.file().equals(file)))
                .forEach(file -> LOG.info("Plug-in {} is gone", file));
    }

    /**
     * One jar.
     *
     * @param stamp of the file as it was taken or refused; {@code null} if it is worth another look
     * @param plugin what runs; {@code null} if nothing does
     * @param refusal why that file is not what runs; {@code null} if it is
     */
    private record Found(
            @Nullable Stamp stamp,
            @Nullable LoadedPlugin plugin,
            @Nullable String refusal) {

        /** Puts what it brings beside what there is, all or nothing. */
        PluginReport join(String name, Map<String, AdapterType> types) {
            if (plugin == null) {
                return new PluginReport(name, null, List.of(), refusal);
            }
            List<String> taken =
                    plugin.names().stream().filter(types::containsKey).toList();
            if (!taken.isEmpty()) {
                return new PluginReport(name, null, List.of(), "there is an adapter already of the name " + taken);
            }
            plugin.types().forEach(type -> types.put(type.name(), type));
            return new PluginReport(name, plugin.label(), plugin.names(), refusal);
        }
    }
}
