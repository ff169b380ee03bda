package dev.atelier.localstack.mongodb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each service may do in MongoDB: {@code k8s/mongodb/roles.json}, from which the users of a real MongoDB are made.
 *
 * @param rights MongoDB's actions by the name of the right
 * @param services roles by the service's name; who is not among them is nobody's business here
 */
record Roles(Map<String, List<String>> rights, Map<String, Role> services) {

    /** @param collections rights by collection of the service's own database */
    record Role(String database, Map<String, String> collections) {}

    static Roles of(Path file) {
        return JsonMapper.shared().readValue(file, Roles.class);
    }

    /** Nobody is held to anything, as in a MongoDB without users. */
    static Roles none() {
        return new Roles(Map.of(), Map.of());
    }

    boolean allow(@Nullable String service, String database, String collection, String action) {
        Role role = service == null ? null : services.get(service);
        if (role == null) {
            return true;
        }
        String right = role.collections().get(collection);
        return role.database().equals(database)
                && right != null
                && rights.getOrDefault(right, List.of()).contains(action);
    }

    boolean bind(@Nullable String service) {
        return service != null && services.containsKey(service);
    }
}
