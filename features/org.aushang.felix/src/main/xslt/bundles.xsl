<?xml version="1.0" encoding="UTF-8"?>
<!-- Maven coordinates of the bundles of some features of a Karaf feature repository, one in a line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:f="http://karaf.apache.org/xmlns/features/v1.6.0">
  <xsl:output method="text" encoding="UTF-8"/>
  <!-- Names, each between two spaces. -->
  <xsl:param name="features"/>
  <xsl:template match="/">
    <xsl:for-each select="f:features/f:feature[contains($features, concat(' ', @name, ' '))]/f:bundle">
      <xsl:value-of select="normalize-space(.)"/>
      <xsl:text>&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
