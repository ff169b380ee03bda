/** What every call from one of our services to another has: limits, a breaker, a service token, the request id. */
@NullMarked
package dev.atelier.platform.feign;

import org.jspecify.annotations.NullMarked;
