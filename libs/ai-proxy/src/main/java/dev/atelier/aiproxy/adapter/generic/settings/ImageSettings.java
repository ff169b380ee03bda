package dev.atelier.aiproxy.adapter.generic.settings;

import dev.atelier.aiproxy.adapter.generic.mapping.Expression;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the provider makes pictures, at once.
 *
 * @param target where requests go; <code>{model}</code> in its {@code url} is the provider's name of the model
 * @param unsupported from the canonical request to what of it the provider does not have, in words; nothing: it has all
 * @param request from the canonical request to the provider's
 * @param answer from the provider's answer to {@code images}, each with a {@code url} or with {@code base64} and {@code type},
 *     and {@code usage} if it counts tokens; {@code error: true} if the answer is an error
 */
public record ImageSettings(Target target, @Nullable Expression unsupported, Expression request, Expression answer) {

    static ImageSettings of(Settings settings) {
        return new ImageSettings(
                Target.of(settings, "POST", Set.of("model")),
                settings.optionalExpression("unsupported"),
                settings.expression("request"),
                settings.expression("answer"));
    }
}
