package dev.atelier.aiproxy.route;

import dev.atelier.aiproxy.spi.AdapterType;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kinds of adapters the catalogue can name. There may be others in a while: plug-ins come and go. */
@FunctionalInterface
public interface AdapterTypes {

    /** All there are just now, by name. */
    Map<String, AdapterType> byName();

    /**
     * These and no others, ever.
     *
     * @throws IllegalStateException if two have the same name
     */
    static AdapterTypes of(List<AdapterType> types) {
        Map<String, AdapterType> byName = new TreeMap<>();
        for (AdapterType type : types) {
            if (byName.put(type.name(), type) != null) {
                throw new IllegalStateException("there are two adapters of the name " + type.name());
            }
        }
        return () -> byName;
    }
}
