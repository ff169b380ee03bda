package dev.atelier.platform.error;

import java.util.List;

/** What the starter itself knows to translate, the most specific first. */
final class BuiltInTranslators {

    private BuiltInTranslators() {}

    static List<ErrorTranslator> all() {
        return List.of(
                new BodyErrors(),
                new ValidationErrors(),
                new RequestParameterErrors(),
                new SecurityErrors(),
                new OutageErrors(),
                new StorageErrors(),
                new ProtocolErrors());
    }
}
