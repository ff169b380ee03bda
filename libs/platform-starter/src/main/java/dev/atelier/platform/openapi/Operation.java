package dev.atelier.platform.openapi;

import dev.atelier.platform.error.ErrorCode;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API's document says about a handler that is not in its signature, its mapping or its {@code @Access}. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Operation {

    /** What it does, in one sentence. */
    String value();

    /** Whether it takes an {@code Idempotency-Key}. */
    boolean idempotent() default false;

    /** Whether it passes on what is asked to an AI provider, who may refuse or fail. */
    boolean asksProvider() default false;

    /** Why it may refuse, besides the reasons that every handler has. */
    ErrorCode[] refuses() default {};

    /** Its answers where the signature does not tell them; none: the return type tells. */
    Answer[] answers() default {};
}
