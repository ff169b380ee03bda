/** What the API looks like: the documents of all services in one place, and a page to read them on. */
@NullMarked
package dev.atelier.gateway.apidocs;

import org.jspecify.annotations.NullMarked;
