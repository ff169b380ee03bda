package dev.atelier.user.profile;

import dev.atelier.user.account.AccountRules;
import dev.atelier.user.account.Violations;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;

/** Turns a request into the one write that fulfils it, or into the list of what is wrong with it. */
final class ProfileChange {

    private final Update update = new Update();
    private final Violations violations = new Violations();

    private ProfileChange() {}

    /**
     * The write for {@code request}; it changes no member that the request does not name.
     *
     * @throws dev.atelier.platform.error.ApiException {@code VALIDATION_FAILED} with an entry per wrong field
     */
    static Update of(ProfileRequest request) {
        var change = new ProfileChange();
        change.clearable("firstName", request.firstName(), AccountRules::nameRule);
        change.clearable("lastName", request.lastName(), AccountRules::nameRule);
        change.clearable("avatar", request.avatar(), AvatarRule::brokenBy);
        change.email(request.email());
        new PreferencesChange(change.update, change.violations).apply(request.preferences());
        change.violations.refuseIfAny();
        return change.update;
    }

    private void clearable(String field, @Nullable JsonNode node, UnaryOperator<@Nullable String> rule) {
        if (node == null) {
            return;
        }
        if (!node.isString() && !node.isNull()) {
            violations.add(field, "account.text");
            return;
        }
        String value = node.isNull() ? null : AccountRules.nameOrNone(node.stringValue());
        violations.add(field, rule.apply(value));
        update.set(field, value);
    }

    private void email(@Nullable JsonNode node) {
        if (node == null) {
            return;
        }
        String email = node.isString() ? node.stringValue() : null;
        violations.add("email", AccountRules.emailRule(email));
        if (email != null) {
            update.set("email", email).set("emailKey", AccountRules.key(email));
        }
    }
}
