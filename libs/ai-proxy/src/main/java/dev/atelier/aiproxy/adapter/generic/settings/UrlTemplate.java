package dev.atelier.aiproxy.adapter.generic.settings;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A path below the provider's base URL, with names in braces for what changes from call to call. */
public final class UrlTemplate {

    private static final Pattern NAME = Pattern.compile("\\{(\\w*)}");

    private final String template;

    private UrlTemplate(String template) {
        this.template = template;
    }

    /**
     * Reads a template.
     *
     * @param names what may stand in braces; never the key: addresses are logged
     * @throws IllegalArgumentException if it is none
     */
    static UrlTemplate of(String template, Set<String> names) {
        NAME.matcher(template).results().map(found -> found.group(1)).forEach(name -> {
            if (!names.contains(name)) {
                throw new IllegalArgumentException("may hold " + names + " in braces, not {" + name + "}");
            }
        });
        if (!template.startsWith("/")) {
            throw new IllegalArgumentException("must begin with / and go on from the base URL");
        }
        URI.create("http://host" + NAME.matcher(template).replaceAll("x"));
        return new UrlTemplate(template);
    }

    /** The path with {@code values} in it, encoded. A slash of a value stays one in the name of a model only. */
    public String expand(Map<String, String> values) {
        return NAME.matcher(template).replaceAll(found -> encoded(found, values));
    }

    private static String encoded(MatchResult found, Map<String, String> values) {
        String name = found.group(1);
        String encoded = URLEncoder.encode(values.getOrDefault(name, ""), StandardCharsets.UTF_8)
                .replace("+", "%20");
        return name.equals("model") ? encoded.replace("%2F", "/") : encoded;
    }
}
