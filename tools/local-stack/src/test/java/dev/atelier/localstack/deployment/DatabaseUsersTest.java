package dev.atelier.localstack.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What roles.json promises, and that Compose and the Job in Kubernetes keep it. */
class DatabaseUsersTest {

    private final JsonNode roles = RepositoryFile.json("k8s/mongodb/roles.json");
    private final JsonNode services = roles.path("services");
    private final ComposeFile compose = new ComposeFile();
    private final JsonNode pod = RepositoryFile.yaml("k8s/mongodb/job.yaml")
            .path("spec")
            .path("template")
            .path("spec");

    @Test
    void gives_every_service_its_own_database_user() {
        assertThat(compose.mongoUsers().keySet())
                .containsExactlyInAnyOrderElementsOf(services.propertyNames())
                .allSatisfy(
                        service -> assertThat(compose.mongoUsers().get(service)).isEqualTo(service));
    }

    @Test
    void looks_for_a_user_in_the_database_of_its_service() {
        for (String service : services.propertyNames()) {
            assertThat(compose.mongoAddress(service)).endsWith("/?authSource=" + database(service));
        }
    }

    @Test
    void names_the_database_that_the_service_uses() {
        for (String service : services.propertyNames()) {
            String used = RepositoryFile.yaml("config-server/src/main/resources/config/" + service + ".yml")
                    .at("/spring/mongodb/database")
                    .asString();
            assertThat(database(service)).isEqualTo(used);
        }
    }

    @Test
    void no_two_services_share_a_database() {
        assertThat(services.propertyNames()).extracting(this::database).doesNotHaveDuplicates();
    }

    @Test
    void the_audit_trail_takes_inserts_only() {
        assertThat(rightsTo("user-service", "audit"))
                .contains("find", "insert")
                .doesNotContain("update", "remove")
                .isSubsetOf("find", "insert", "createIndex", "listIndexes");
    }

    @Test
    void no_right_reaches_beyond_documents_and_indexes() {
        for (JsonNode right : roles.path("rights")) {
            assertThat(texts(right)).isSubsetOf("find", "insert", "update", "remove", "createIndex", "listIndexes");
        }
    }

    @Test
    void every_collection_has_a_right_that_exists() {
        for (JsonNode service : services) {
            assertThat(service.path("collections"))
                    .isNotEmpty()
                    .allSatisfy(right -> assertThat(roles.path("rights").has(right.asString()))
                            .as(right.asString())
                            .isTrue());
        }
    }

    @Test
    void compose_gives_the_same_password_to_the_service_and_to_its_user() {
        for (String service : services.propertyNames()) {
            String secret = compose.secretsOf("mongodb-users").get(service);
            assertThat(secret).as(service).isNotNull();
            assertThat(compose.secretsOf(service)).contains(entry("MONGODB_PASSWORD", secret));
        }
    }

    @Test
    void compose_gives_no_service_the_password_of_another() {
        assertThat(services.propertyNames())
                .extracting(service -> compose.secretsOf(service).get("MONGODB_PASSWORD"))
                .doesNotHaveDuplicates();
    }

    @Test
    void kubernetes_takes_every_password_from_a_secret_of_its_own() {
        Map<String, String> secretOfService = new HashMap<>();
        for (JsonNode source : volume("passwords").at("/projected/sources")) {
            JsonNode secret = source.path("secret");
            secretOfService.put(
                    secret.at("/items/0/path").asString(), secret.path("name").asString());
        }

        assertThat(secretOfService.keySet()).containsExactlyInAnyOrderElementsOf(services.propertyNames());
        assertThat(secretOfService)
                .allSatisfy((service, secret) -> assertThat(secret).isEqualTo(service + "-mongodb"));
    }

    @Test
    void kubernetes_runs_the_same_script_in_the_same_image_as_compose() {
        JsonNode container = pod.at("/containers/0");
        JsonNode users = compose.service("mongodb-users");
        JsonNode generated =
                RepositoryFile.yaml("k8s/mongodb/kustomization.yaml").at("/configMapGenerator/0");

        assertThat(container.path("image")).isEqualTo(users.path("image"));
        assertThat(container.path("command")).isEqualTo(users.path("entrypoint"));
        assertThat(texts(generated.path("files"))).containsExactlyInAnyOrder("roles.json", "users.js");
        assertThat(generated.path("name")).isEqualTo(volume("users").at("/configMap/name"));
    }

    private String database(String service) {
        return services.path(service).path("database").asString();
    }

    private List<String> rightsTo(String service, String collection) {
        String right =
                services.path(service).path("collections").path(collection).asString();
        return texts(roles.path("rights").path(right));
    }

    private JsonNode volume(String name) {
        return pod.path("volumes")
                .valueStream()
                .filter(volume -> volume.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
