package dev.atelier.localstack.mongodb;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

    /** Whether there is a role of that name; who has none is not held to anything. */
    boolean bind(String service) {
        return services.containsKey(service);
    }

    /** Whether the role of {@code service} holds that. */
    boolean allow(String service, String database, String collection, String action) {
        Role role = services.get(service);
        if (role == null || !role.database().equals(database)) {
            return false;
        }
        String right = role.collections().get(collection);
        return right != null && rights.getOrDefault(right, List.of()).contains(action);
    }
}
