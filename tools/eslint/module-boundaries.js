/**
 * Who may import whom (architecture.md, section 1). An app never imports another app; the arrows point one way:
 * web → ui → contracts, policies, rules; services → service-kit → contracts; policies, rules → contracts.
 */
export const moduleBoundaries = {
  allow: [],
  enforceBuildableLibDependency: false,
  depConstraints: [
    { sourceTag: 'lib:contracts', onlyDependOnLibsWithTags: [] },
    { sourceTag: 'lib:demo', onlyDependOnLibsWithTags: ['lib:contracts'] },
    { sourceTag: 'lib:policies', onlyDependOnLibsWithTags: ['lib:contracts', 'lib:testing'] },
    { sourceTag: 'lib:rules', onlyDependOnLibsWithTags: ['lib:contracts'] },
    {
      sourceTag: 'lib:service-kit',
      onlyDependOnLibsWithTags: ['lib:contracts', 'lib:policies', 'lib:rules', 'lib:testing'],
    },
    { sourceTag: 'lib:testing', onlyDependOnLibsWithTags: ['lib:contracts', 'lib:rules'] },
    { sourceTag: 'lib:ui', onlyDependOnLibsWithTags: ['lib:contracts', 'lib:policies', 'lib:rules'] },
    {
      sourceTag: 'app:service',
      onlyDependOnLibsWithTags: [
        'lib:contracts',
        'lib:demo',
        'lib:policies',
        'lib:rules',
        'lib:service-kit',
        'lib:testing',
      ],
    },
    { sourceTag: 'app:web', onlyDependOnLibsWithTags: ['lib:contracts', 'lib:policies', 'lib:rules', 'lib:ui'] },
    {
      sourceTag: 'app:e2e',
      onlyDependOnLibsWithTags: ['lib:contracts', 'lib:demo', 'lib:rules', 'lib:service-kit', 'lib:testing'],
    },
    {
      sourceTag: 'tools',
      onlyDependOnLibsWithTags: ['lib:contracts', 'lib:demo', 'lib:policies', 'lib:rules', 'lib:testing'],
    },
  ],
}
