/** The chat through the gateway that {@code up} ends with. */
@NullMarked
package dev.atelier.localstack.proof;

import org.jspecify.annotations.NullMarked;
