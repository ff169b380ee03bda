package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.spi.Credential;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The headers of every request, by name. This is the one place that ever meets the key.
 *
 * @param templates values, in which <code>{key}</code> stands for the key
 */
public record HeaderSettings(Map<String, String> templates) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final String KEY = "{key}";

    static HeaderSettings of(Settings settings) {
        Map<String, String> templates = settings.all();
        templates.forEach((name, value) -> {
            if (!NAME.matcher(name).matches() || value.chars().anyMatch(Character::isISOControl)) {
                throw settings.wrong(name, "is no header");
            }
        });
        return new HeaderSettings(Map.copyOf(templates));
    }

    /** With the key in place. */
    public Map<String, String> with(Credential credential, String accept) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", accept);
        templates.forEach((name, value) -> headers.put(name, value.replace(KEY, credential.secret())));
        return headers;
    }
}
