/** What a service says about itself: OpenAPI 3.1, read from its handlers when somebody asks for the first time. */
@NullMarked
package dev.atelier.platform.openapi;

import org.jspecify.annotations.NullMarked;
