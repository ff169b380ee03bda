package dev.atelier.user.profile;

import dev.atelier.user.account.AccountRules;
import dev.atelier.user.account.Preferences;
import dev.atelier.user.account.Violations;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/**
 * The {@code preferences} of a profile request. Each member stands for itself; {@code notifications} is replaced as a
 * whole; {@code null} brings the default back.
 */
final class PreferencesChange {

    private static final int MAX_SWITCHES = 50;
    private static final int MAX_TEXT = 128;

    private static final Pattern THEME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    /** No dots, dollars or leading underscores: a name is never a path or an operator anywhere. */
    private static final Pattern SWITCH = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    private final Update update;
    private final Violations violations;

    PreferencesChange(Update update, Violations violations) {
        this.update = update;
        this.violations = violations;
    }

    void apply(@Nullable JsonNode preferences) {
        if (preferences == null) {
            return;
        }
        if (preferences.isNull()) {
            update.set("preferences", Preferences.defaults());
        } else if (preferences.isObject()) {
            text("theme", preferences.get("theme"), THEME, Preferences.DEFAULT_THEME);
            text("language", preferences.get("language"), LANGUAGE, Preferences.DEFAULT_LANGUAGE);
            notifications(preferences.get("notifications"));
        } else {
            violations.add("preferences", "account.object");
        }
    }

    private void text(String member, @Nullable JsonNode node, Pattern form, String otherwise) {
        if (node == null) {
            return;
        }
        String path = "preferences." + member;
        if (node.isNull()) {
            update.set(path, otherwise);
        } else if (node.isString() && form.matcher(node.stringValue()).matches()) {
            update.set(path, node.stringValue());
        } else {
            violations.add(path, "account." + member + ".form");
        }
    }

    private void notifications(@Nullable JsonNode node) {
        if (node == null) {
            return;
        }
        var switches = new LinkedHashMap<String, Object>();
        if (node.isNull() || readSwitches(node, switches)) {
            update.set("preferences.notifications", switches);
        } else {
            violations.add("preferences.notifications", "account.notifications.form", MAX_SWITCHES, MAX_TEXT);
        }
    }

    private static boolean readSwitches(JsonNode node, Map<String, Object> switches) {
        if (!node.isObject() || node.size() > MAX_SWITCHES) {
            return false;
        }
        for (var entry : node.properties()) {
            Object value = value(entry.getValue());
            if (value == null || !SWITCH.matcher(entry.getKey()).matches()) {
                return false;
            }
            switches.put(entry.getKey(), value);
        }
        return true;
    }

    /** A switch is on or off, or names a choice, or counts something. */
    private static @Nullable Object value(JsonNode node) {
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isIntegralNumber() && node.canConvertToInt()) {
            return node.intValue();
        }
        return node.isString() && AccountRules.isCleanText(node.stringValue(), MAX_TEXT) ? node.stringValue() : null;
    }
}
