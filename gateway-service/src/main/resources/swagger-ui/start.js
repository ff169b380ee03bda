SwaggerUIBundle({
  configUrl: "/v3/api-docs/swagger-config",
  dom_id: "#swagger-ui",
  deepLinking: true,
  // Nothing of the API is told to a validator elsewhere.
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout"
});
