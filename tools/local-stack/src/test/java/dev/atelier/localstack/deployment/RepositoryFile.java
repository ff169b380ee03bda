package dev.atelier.localstack.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of the repository, named from its root. */
final class RepositoryFile {

    private static final Path ROOT = Path.of("..", "..");
    private static final JsonMapper JSON = new JsonMapper();

    private RepositoryFile() {}

    static JsonNode json(String name) {
        return JSON.readTree(text(name));
    }

    /** The first document in it, with anchors and merges resolved. */
    static JsonNode yaml(String name) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        Object first = yaml.loadAll(text(name)).iterator().next();
        return JSON.valueToTree(first);
    }

    static String text(String name) {
        try {
            return Files.readString(ROOT.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
