package dev.atelier.personal;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files of all parts of this service. */
public final class PersonalFiles {

    private final List<ExportsPersonalData> parts;

    /** The files of these parts. */
    public PersonalFiles(List<ExportsPersonalData> parts) {
        this.parts = List.copyOf(parts);
    }

    /** Names of all files. */
    public List<String> names() {
        return parts.stream().flatMap(part -> part.files().stream()).sorted().toList();
    }

    /** Whether there is a file of that name. */
    public boolean has(String file) {
        return partOf(file) != null;
    }

    /**
     * Reads a user's records as {@link ExportsPersonalData#read} does.
     *
     * @throws IllegalArgumentException if there is no such file
     */
    public void read(String userId, String file, Consumer<Object> sink) {
        ExportsPersonalData part = partOf(file);
        if (part == null) {
            throw new IllegalArgumentException("no file " + file);
        }
        part.read(userId, file, sink);
    }

    private @Nullable ExportsPersonalData partOf(String file) {
        return parts.stream()
                .filter(part -> part.files().contains(file))
                .findFirst()
                .orElse(null);
    }
}
