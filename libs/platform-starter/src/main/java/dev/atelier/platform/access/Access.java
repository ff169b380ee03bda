package dev.atelier.platform.access;

import dev.atelier.platform.security.Scope;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whom a handler serves, on the method or for all methods of a controller; the method's own counts. It is the only place
 * where this is written: the paths open without a token follow from it, and a handler without it serves nobody.
 *
 * <p>The path of an {@link Who#ANYONE} handler is open before its handler is known. Do not give another handler a path that
 * such a pattern covers too: it would never see a token, and refuse everybody.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Access {

    /** Whom it serves. */
    Who value();

    /** The scope an access token needs: exactly one with {@link Who#STUDIO}, none with anything else. */
    Scope[] scope() default {};
}
