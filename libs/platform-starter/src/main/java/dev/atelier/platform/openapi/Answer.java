package dev.atelier.platform.openapi;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.http.MediaType;

/** One answer of a handler, in one form. Several of one status are the forms a client can choose from. */
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Answer {

    /** HTTP status. */
    int status() default 200;

    /** The form it has. */
    String media() default MediaType.APPLICATION_JSON_VALUE;

    /** The data it carries, inside the envelope where there is one; {@code Void} if {@link #schema} tells, or nothing. */
    Class<?> data() default Void.class;

    /** The whole body as a {@link JsonSchema}; empty if {@link #data} tells. */
    String schema() default "";

    /** What it means, if its status does not say it. */
    String description() default "";
}
