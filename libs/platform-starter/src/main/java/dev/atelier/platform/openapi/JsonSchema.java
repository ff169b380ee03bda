package dev.atelier.platform.openapi;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The JSON Schema of a value that its Java type does not tell: a type that writes itself, a JSON node, a text with rules. It
 * is taken as it is, {@code null} included or not.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
public @interface JsonSchema {

    /** JSON Schema 2020-12; names need no quotes, and texts may stand in single ones. */
    String value();

    /** Whether a request must have it although its record takes {@code null}, to refuse it in words of its own. */
    boolean required() default false;
}
