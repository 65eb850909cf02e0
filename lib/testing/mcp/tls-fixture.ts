/** A certificate that signs itself, for mcp.test, auth.test and localhost, until 2126: for servers in tests, and for nothing else. */
export const testTls = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgQ2xrO95gJd/LYYUg
jfKhkudiDHLgXgepaVS1Ffk/WemhRANCAARf43Z1V6+U/FiB+apI5IWnAfWTo5rA
mE+3D1eAh/V5HVgW4n26zcV7prIEUevwsYnWF/1Qc+uXkdTByQrtsxmD
-----END PRIVATE KEY-----
`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBvTCCAWKgAwIBAgIUZh8lmpR8jAbmexFpZrN/Iv53IWgwCgYIKoZIzj0EAwIw
GTEXMBUGA1UEAwwOQWlyd29ydGh5IHRlc3QwIBcNMjYxMTI3MTQwODExWhgPMjEy
NjExMDMxNDA4MTFaMBkxFzAVBgNVBAMMDkFpcndvcnRoeSB0ZXN0MFkwEwYHKoZI
zj0CAQYIKoZIzj0DAQcDQgAEX+N2dVevlPxYgfmqSOSFpwH1k6OawJhPtw9XgIf1
eR1YFuJ9us3Fe6ayBFHr8LGJ1hf9UHPrl5HUwckK7bMZg6OBhTCBgjAdBgNVHQ4E
FgQU9t3Ynel3QEOkmCZxxQzaIm3spiUwHwYDVR0jBBgwFoAU9t3Ynel3QEOkmCZx
xQzaIm3spiUwDwYDVR0TAQH/BAUwAwEB/zAvBgNVHREEKDAmgghtY3AudGVzdIIJ
YXV0aC50ZXN0gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDSQAwRgIhAIXs
r1HDe+AvGrbgFqt6d9shtDDOrg0cphszLH+3bwhKAiEA+fkuxvF/zWTVaLgl/wwp
p+rqZi+vmks/qqWI0viACHY=
-----END CERTIFICATE-----
`,
};
