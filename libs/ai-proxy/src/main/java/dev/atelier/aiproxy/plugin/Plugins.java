package dev.atelier.aiproxy.plugin;

import dev.atelier.aiproxy.plugin.guard.GuardedType;
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

    /** In order of arrival. */
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
        Found known = found.get(name);
        LoadedPlugin running = known == null ? null : known.running();
        try {
            return new Found(stamp, running, load.load(folder.path().resolve(name)), null);
        } catch (RefusedPluginException refused) {
            return new Found(refused.isLasting() ? stamp : null, running, null, refused.getMessage());
        }
    }

    /** A name belongs to who has it, until that one is gone or gives it up: who wants it waits, all or nothing. */
    private Found admit(Found file) {
        LoadedPlugin waiting = file.waiting();
        if (waiting == null) {
            return file;
        }
        List<String> taken = waiting.names().stream()
                .filter(name -> belongsToAnother(name, file))
                .toList();
        return taken.isEmpty()
                ? new Found(file.stamp(), waiting, null, null)
                : new Found(file.stamp(), file.running(), waiting, "there is an adapter already of the name " + taken);
    }

    private boolean belongsToAnother(String name, Found file) {
        return builtIn.containsKey(name)
                || found.values().stream()
                        .filter(other -> other != file)
                        .map(Found::running)
                        .anyMatch(running -> running != null && running.names().contains(name));
    }

    private boolean goOn() {
        found.replaceAll((_, file) -> admit(file));
        Map<String, AdapterType> types = new TreeMap<>(builtIn);
        List<PluginReport> next = new ArrayList<>();
        found.forEach((name, file) -> {
            file.types().forEach(type -> types.put(type.name(), type));
            next.add(file.report(name));
        });
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
     * @param running what runs; {@code null} if nothing does
     * @param waiting what would run if its names were free; {@code null} if nothing waits
     * @param refusal why that file is not what runs; {@code null} if it is
     */
    private record Found(
            @Nullable Stamp stamp,
            @Nullable LoadedPlugin running,
            @Nullable LoadedPlugin waiting,
            @Nullable String refusal) {

        List<GuardedType> types() {
            return running == null ? List.of() : running.types();
        }

        PluginReport report(String name) {
            return running == null
                    ? new PluginReport(name, null, List.of(), refusal)
                    : new PluginReport(name, running.label(), running.names(), refusal);
        }
    }
}
