package dev.atelier.localstack.deployment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** docker-compose.yml, and what our tests ask of it. */
final class ComposeFile {

    private static final Pattern USER = Pattern.compile("mongodb://([^:@/]+):");

    private final JsonNode file = RepositoryFile.yaml("docker-compose.yml");

    JsonNode services() {
        return file.path("services");
    }

    JsonNode service(String name) {
        return file.path("services").path(name);
    }

    /** The name each service with a MONGODB_URI signs in by; empty if it has none. */
    Map<String, String> mongoUsers() {
        Map<String, String> users = new HashMap<>();
        for (String name : services().propertyNames()) {
            if (service(name).path("environment").has("MONGODB_URI")) {
                Matcher user = USER.matcher(mongoAddress(name));
                users.put(name, user.lookingAt() ? user.group(1) : "");
            }
        }
        return users;
    }

    String mongoAddress(String service) {
        return service(service).at("/environment/MONGODB_URI").asString();
    }

    /** The secrets that are mounted into a service, by the name of the file they are there. */
    Map<String, String> secretsOf(String service) {
        Map<String, String> secrets = new HashMap<>();
        for (JsonNode secret : service(service).path("secrets")) {
            String source = secret.isString()
                    ? secret.asString()
                    : secret.path("source").asString();
            secrets.put(secret.path("target").asString(source), source);
        }
        return secrets;
    }

    /** The file that each secret is read from. */
    Map<String, String> secretFiles() {
        Map<String, String> files = new HashMap<>();
        file.path("secrets")
                .properties()
                .forEach(secret -> files.put(
                        secret.getKey(), secret.getValue().path("file").asString("")));
        return files;
    }

    /** Every text that stands anywhere in it. */
    List<String> texts() {
        List<String> texts = new ArrayList<>();
        collect(file, texts);
        return texts;
    }

    private static void collect(JsonNode node, List<String> texts) {
        if (node.isString()) {
            texts.add(node.asString());
        }
        node.values().forEach(child -> collect(child, texts));
    }
}
