package dev.atelier.chat.openai;

import dev.atelier.platform.error.ApiException;
import dev.atelier.platform.error.ErrorCode;

/** The refusal of a model nobody knows. */
public final class UnknownModel {

    private UnknownModel() {}

    /** What is thrown: 404 {@code model_not_found} on {@code model}. */
    public static ApiException refusal() {
        return ApiException.of(ErrorCode.NOT_FOUND)
                .withMessage("chat.model.unknown")
                .withField("model")
                .withForeignCode("model_not_found");
    }
}
