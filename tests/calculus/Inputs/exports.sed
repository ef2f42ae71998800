# For each exported function all that can be exported of it.
s/^export fn \([a-z0-9_]*\).*/export grad \1\nexport jvp \1\nexport hvp \1\nexport hessian \1/p
